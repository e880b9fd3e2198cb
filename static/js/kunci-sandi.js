// Starts allauth's passkey script on the form that the tag of this script names, shows the form,
// which is of no use without, and says in words what went wrong.
(() => {
  const { start, button, credential, data, passwordless } = document.currentScript.dataset;
  const form = document.getElementById(credential).form;
  const error = form.querySelector("[role=alert]");

  const WORDS = {
    NotAllowedError: "Kunci sandi tidak dipakai: dibatalkan, atau waktunya habis.",
    InvalidStateError: "Kunci itu sudah terdaftar pada akun ini.",
    SecurityError: "Peramban menolak kunci sandi pada alamat ini.",
  };

  if (!window.PublicKeyCredential) {
    error.textContent = "Peramban ini tidak mengenal kunci sandi.";
    error.hidden = false;
    return;
  }
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    const { name } = event.detail.exception;
    error.textContent = WORDS[name] || "Kunci sandi tidak dapat dipakai sekarang. Coba lagi.";
    error.hidden = false;
  });
  const action = { loginForm: "login", addForm: "add" }[start] || "authenticate";
  window.allauth.webauthn.forms[start]({
    ids: { [action]: button, credential, data, passwordless },
  });
  form.hidden = false;
})();
