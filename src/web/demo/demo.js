const chat = document.querySelector('crema-chat');
for (const example of document.querySelectorAll('.examples button')) {
  example.addEventListener('click', () => chat?.ask(example.textContent ?? ''));
}
